namespace Pandacea.Cli.Output;

/// <summary>Writes progress to standard error, in order, so that standard output stays clean.</summary>
internal sealed class ProgressLines : IProgress<string>
{
    public void Report(string value) => Console.Error.WriteLine(value);
}
