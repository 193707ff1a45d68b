namespace Pandacea.Agent.Http.Readiness;

/// <summary>A check that is made once a second at most, however often it is asked for, and takes two at most.</summary>
internal sealed class WatchedCheck(IReadinessCheck check, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task<string?>? _last;
    private long _begun;

    public string Name => check.Name;

    /// <summary>Null if it is there, else what is wrong.</summary>
    public Task<string?> ProblemAsync()
    {
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && time.GetElapsedTime(_begun) >= GoodFor))
            {
                _begun = time.GetTimestamp();
                _last = AskAsync();
            }

            return _last;
        }
    }

    private async Task<string?> AskAsync()
    {
        await Task.Yield();
        using var limit = new CancellationTokenSource(Longest, time);
        try
        {
            await check.CheckAsync(limit.Token).WaitAsync(Longest, time).ConfigureAwait(false);
            return null;
        }
        catch (Exception error)
        {
            return error is OperationCanceledException or TimeoutException ? "no answer in time" : error.Message;
        }
    }
}
