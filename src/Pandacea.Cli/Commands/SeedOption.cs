using System.CommandLine;

namespace Pandacea.Cli.Commands;

/// <summary><c>--seed</c>: part of file names and of the replay line, so it is kept to letters and digits.</summary>
internal static class SeedOption
{
    private const int Longest = 32;

    public static Option<T> Validated<T>(Option<T> seed)
    {
        seed.HelpName = "SEED";
        seed.Validators.Add(result =>
        {
            var text = string.Concat(result.Tokens.Select(static token => token.Value));
            if (result.Tokens.Count > 0 && (text.Length is 0 or > Longest || !text.All(char.IsAsciiLetterOrDigit)))
            {
                result.AddError($"--seed: '{text}' is no seed. Allowed: 1 to {Longest} letters and digits, for example 7F3A91.");
            }
        });
        return seed;
    }
}
