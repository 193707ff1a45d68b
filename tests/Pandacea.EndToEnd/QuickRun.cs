using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>A quick run that several tests look at.</summary>
public sealed class QuickRun : IAsyncLifetime
{
    public PandaceaProgram Cli { get; private set; } = new();

    public CliResult? Result { get; private set; }

    /// <summary>A run that could not test, because the machine was busy with something else, is run again; one that failed is not.</summary>
    public async Task InitializeAsync()
    {
        for (var attempt = 0; attempt < 3 && (Result is null || Result.ExitCode == 3); attempt++)
        {
            Cli.Dispose();
            Cli = new PandaceaProgram();
            Result = await Cli.QuickAsync();
        }
    }

    public Task DisposeAsync()
    {
        Cli.Dispose();
        return Task.CompletedTask;
    }
}
