namespace Pandacea.Cli.Commands;

/// <summary>Whoever started this process, and holds its standard input open for as long as it is to run.</summary>
internal static class Parent
{
    public static async Task CancelAtEndAsync(TextReader input, CancellationTokenSource stop)
    {
        await Task.Yield();
        while (await input.ReadLineAsync().ConfigureAwait(false) is not null)
        {
        }

        await stop.CancelAsync().ConfigureAwait(false);
    }
}
