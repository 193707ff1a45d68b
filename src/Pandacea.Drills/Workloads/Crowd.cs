using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>
/// A surge in progress: requests at a fixed rate, whatever becomes of the earlier ones, until it is ended. Few of those who are
/// refused do as they are told and come again; those whose time comes after the end show whether they were told the truth.
/// </summary>
internal sealed class Crowd
{
    private const int HonestOneIn = 100;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    private readonly CrowdClients _greedy;
    private readonly CrowdClients _honest;
    private readonly TimeProvider _time;
    private readonly double _perSecond;
    private readonly long _begin;
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _returns = [];
    private readonly Task _offering;
    private TimeSpan? _lasted;
    private int _offered;
    private int _good;
    private int _refused;
    private int _returned;
    private int _admitted;

    /// <param name="greedy">Who offers.</param>
    /// <param name="honest">Who comes again.</param>
    /// <param name="perSecond">Requests a second.</param>
    /// <param name="time">The clock.</param>
    public Crowd(CrowdClients greedy, CrowdClients honest, double perSecond, TimeProvider time)
    {
        (_greedy, _honest, _perSecond, _time, _begin) = (greedy, honest, perSecond, time, time.GetTimestamp());
        _offering = Task.Run(OfferAsync);
    }

    private bool IsOver => _over.IsCancellationRequested;

    /// <summary>Offers no more; those who were told a time may still come.</summary>
    public void End()
    {
        _lasted ??= _time.GetElapsedTime(_begin);
        _over.Cancel();
    }

    /// <summary>Waits for everybody under way and counts. Who has not come by now does not come any more.</summary>
    public async Task<CrowdCounted> CountAsync(int window)
    {
        End();
        await _offering.ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_returns).ConfigureAwait(false);
        return new CrowdCounted
        {
            Window = window,
            Planned = (int)(_lasted!.Value.TotalSeconds * _perSecond),
            Offered = _offered,
            Good = _good,
            Refused = _refused,
            Failed = _offered - _good - _refused,
            Returned = _returned,
            Admitted = _admitted,
        };
    }

    private async Task OfferAsync()
    {
        var sent = new List<Task>();
        using var timer = new PeriodicTimer(Tick, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_over.Token).ConfigureAwait(false))
            {
                while (!IsOver && _offered < _time.GetElapsedTime(_begin).TotalSeconds * _perSecond)
                {
                    sent.Add(AskAsync(_offered++));
                }
            }
        }
        catch (OperationCanceledException) when (IsOver)
        {
            // It was ended.
        }

        await Task.WhenAll(sent).ConfigureAwait(false);
    }

    private async Task AskAsync(int ordinal)
    {
        var answer = await _greedy.AskAsync(ordinal).ConfigureAwait(false);
        if (answer.Good && !IsOver)
        {
            Interlocked.Increment(ref _good);
        }
        else if (answer.RetryAfter is { } after && Interlocked.Increment(ref _refused) % HonestOneIn == 0)
        {
            lock (_returns)
            {
                _returns.Add(ReturnAsync(ordinal, after));
            }
        }
    }

    private async Task ReturnAsync(int ordinal, TimeSpan after)
    {
        try
        {
            await Task.Delay(after, _time, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        // Before the end there are too many for anybody to be promised anything.
        if (IsOver)
        {
            var answer = await _honest.AskAsync(ordinal).ConfigureAwait(false);
            Interlocked.Increment(ref _returned);
            _ = answer.Good ? Interlocked.Increment(ref _admitted) : 0;
        }
    }
}
