using System.Collections.Concurrent;

namespace Pandacea.Bench.Overload.Serving;

/// <summary>What the host has to share out: so many workers, each busy for so long with a request, first come, first served.</summary>
internal sealed class Workers
{
    private readonly BlockingCollection<(TaskCompletionSource Done, CancellationToken Gone)> _jobs = [];
    private readonly TimeSpan _service;

    public Workers(int count, TimeSpan service)
    {
        _service = service;
        for (var i = 0; i < count; i++)
        {
            new Thread(Work) { IsBackground = true }.Start();
        }
    }

    public Task RunAsync(CancellationToken gone)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _jobs.Add((done, gone), CancellationToken.None);
        return done.Task;
    }

    private void Work()
    {
        foreach (var (done, gone) in _jobs.GetConsumingEnumerable())
        {
            // Whose caller has hung up is not begun, whoever guards: the control is not made worse than it need be.
            if (gone.IsCancellationRequested)
            {
                done.TrySetCanceled(gone);
                continue;
            }

            Thread.Sleep(_service);
            done.TrySetResult();
        }
    }
}
