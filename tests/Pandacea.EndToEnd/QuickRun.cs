using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>A quick run that several tests look at.</summary>
public sealed class QuickRun : IAsyncLifetime
{
    public PandaceaProgram Cli { get; } = new();

    public CliResult Result { get; private set; } = null!;

    public async Task InitializeAsync() => Result = await Cli.QuickAsync();

    public Task DisposeAsync()
    {
        Cli.Dispose();
        return Task.CompletedTask;
    }
}
