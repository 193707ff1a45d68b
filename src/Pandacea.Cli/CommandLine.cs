using System.CommandLine;
using System.CommandLine.Invocation;
using Pandacea.Cli.Commands;
using Pandacea.Cli.Output;
using Pandacea.Protocol;
using Pandacea.Stack;

namespace Pandacea.Cli;

/// <summary>From arguments to an exit code. The only place where exceptions become messages.</summary>
internal static class CommandLine
{
    private static readonly string[] Questions = ["--help", "-h", "-?", "--version"];

    public static async Task<int> RunAsync(string[] args)
    {
        using var interruption = new Interruption();
        try
        {
            ReadSettings(args);
            var parse = PandaceaCommand.Create(interruption).Parse(args);
            if (parse.Errors.Count > 0)
            {
                return UsageErrors.Write(parse);
            }

            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parse.InvokeAsync(configuration, interruption.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("interrupted before it was done");
            return ExitCodes.Interrupted;
        }
        catch (Exception error)
        {
            return Problems.Write(error);
        }
    }

    /// <summary>Questions about the program itself are answered even if the folder's settings are broken, and what runs can be ended and undone.</summary>
    private static void ReadSettings(string[] args)
    {
        if (args.Any(Questions.Contains) || EnvFile.Find(Environment.CurrentDirectory) is not { } file)
        {
            return;
        }

        try
        {
            EnvFile.Apply(file);
        }
        catch (StackException error) when (args is ["down", ..] or ["drill", "recover" or "judge", ..])
        {
            Console.Error.WriteLine($"warning: no setting of that file is used, PANDACEA_HOME included: {error.Message}");
        }
    }
}
