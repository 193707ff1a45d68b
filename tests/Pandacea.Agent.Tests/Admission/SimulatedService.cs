using Microsoft.Extensions.Time.Testing;
using Pandacea.Agent.Admission;
using Pandacea.Protocol;

namespace Pandacea.Agent.Tests.Admission;

/// <summary>
/// Workers that serve in order of arrival, and before them the admission as it is, without any tuning; all in simulated time.
/// Callers say how long they wait.
/// </summary>
internal sealed class SimulatedService : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly DateTimeOffset _origin;
    private readonly PriorityQueue<Action, (TimeSpan At, int Ordinal)> _events = new();
    private readonly List<(Task<AdmissionResult> Result, TimeSpan Due, Action<SimulatedAnswer> Ended)> _waiting = [];
    private readonly SeedStream _chance = SeedStream.Derive("admission", "service");
    private readonly AdmissionQueue _queue;
    private readonly TimeSpan[] _free;
    private readonly TimeSpan _service;
    private readonly TimeSpan _patience;
    private int _ordinal;

    public SimulatedService(int workers, TimeSpan service)
    {
        (_origin, _queue, _free, _service) = (_time.GetUtcNow(), new(new(), _time), new TimeSpan[workers], service);
        _patience = 3 * service > TimeSpan.FromMilliseconds(200) ? 3 * service : TimeSpan.FromMilliseconds(200);
    }

    public double Capacity => _free.Length / _service.TotalSeconds;

    public TimeSpan Now => _time.GetUtcNow() - _origin;

    /// <summary>Requests of a Poisson process, each with what is to be done with its answer.</summary>
    public void Offer(double perSecond, TimeSpan from, TimeSpan until, Func<int, string> identity, Action<int, SimulatedAnswer> ended)
    {
        var chance = SeedStream.Derive("admission", $"load from {from} of {perSecond}");
        var at = from;
        for (var i = 0; ; i++)
        {
            at += TimeSpan.FromSeconds(-Math.Log(1 - chance.NextDouble()) / perSecond);
            if (at >= until)
            {
                return;
            }

            var ordinal = i;
            At(at, () => Send(identity(ordinal), answer => ended(ordinal, answer)));
        }
    }

    public void At(TimeSpan at, Action what) => _events.Enqueue(what, (at, _ordinal++));

    public void Send(string identity, Action<SimulatedAnswer> ended) =>
        _waiting.Add((_queue.EnterAsync(new(identity, "k", _patience), default).AsTask(), Now, ended));

    /// <summary>Lets everything happen that was planned.</summary>
    public void Run()
    {
        while (_events.TryDequeue(out var what, out var when))
        {
            _time.Advance(when.At > Now ? when.At - Now : TimeSpan.Zero);
            what();
            while (_waiting.FindIndex(waiting => waiting.Result.IsCompleted) is var index and >= 0)
            {
                var (result, due, ended) = _waiting[index];
                _waiting.RemoveAt(index);
                Begin(result.Result, due, ended);
            }
        }
    }

    public void Dispose() => _queue.Dispose();

    private void Begin(AdmissionResult result, TimeSpan due, Action<SimulatedAnswer> ended)
    {
        if (result.Ticket is not { } ticket)
        {
            ended(new(due, Admitted: false, InTime: false, result.RetryAfter));
            return;
        }

        var worker = Array.IndexOf(_free, _free.Min());
        _free[worker] = (_free[worker] > Now ? _free[worker] : Now) + (_service * _chance.NextDouble(0.8, 1.2));
        At(_free[worker], () =>
        {
            ticket.Representative = true;
            ticket.Dispose();
            ended(new(due, Admitted: true, InTime: Now <= due + _patience, default));
        });
    }
}
