using System.Threading.Channels;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

/// <summary>A caller may have a context of its own, such as the one thread of a user interface. Nothing of a call waits for it.</summary>
public sealed class CapturedContextTests
{
    private readonly CountingContext _context = new();

    [Fact]
    public async Task Nothing_of_a_call_comes_back_to_its_callers_context()
    {
        using var upstream = new Upstream();
        var attempts = Channel.CreateUnbounded<TaskCompletionSource<AttemptResult<string>>>();
        var call = _context.Run(() => upstream.Pipeline.ExecuteAsync<string, object?>(
            "test",
            async (_, _, _) =>
            {
                var ending = new TaskCompletionSource<AttemptResult<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
                attempts.Writer.TryWrite(ending);
                return await ending.Task.ConfigureAwait(false);
            },
            null).AsTask());

        (await attempts.Reader.ReadAsync().AsTask().WaitAsync(Bounds.Patience)).SetResult(Upstream.Down);
        upstream.Time.Advance(await upstream.Time.NextWaitAsync());
        (await attempts.Reader.ReadAsync().AsTask().WaitAsync(Bounds.Patience)).SetResult("answer");

        Assert.Equal("answer", await call.WaitAsync(Bounds.Patience));
        Assert.Equal(0, _context.Posts);
    }

    [Fact]
    public async Task Nothing_of_a_retry_comes_back_to_its_callers_context()
    {
        using var upstream = new Upstream();
        var made = 0;
        var call = _context.Run(() => upstream.Pipeline.ExecuteAsync<string, object?>(
            "test", (_, _, _) => ValueTask.FromResult<AttemptResult<string>>(made++ == 0 ? Upstream.Down : "answer"), null).AsTask());

        upstream.Time.Advance(await upstream.Time.NextWaitAsync());

        Assert.Equal("answer", await call.WaitAsync(Bounds.Patience));
        Assert.Equal(0, _context.Posts);
    }

    [Fact]
    public async Task Nothing_of_a_probe_comes_back_to_the_context_of_the_call_that_opened_the_circuit()
    {
        using var upstream = new Upstream(static options => (options.MaxRetries, options.CircuitFailThreshold, options.ProbeInterval) = (0, 1, TimeSpan.FromSeconds(1)));
        upstream.Pipeline.ProbeWith(static _ => ValueTask.FromResult(true));
        var call = _context.Run(() => upstream.Pipeline.ExecuteAsync<string, object?>(
            "test", static (_, _, _) => ValueTask.FromResult<AttemptResult<string>>(Upstream.Down), null).AsTask());
        await Assert.ThrowsAnyAsync<PandaceaException>(() => call);

        upstream.Time.Advance(TimeSpan.FromSeconds(1));

        await upstream.Events.FirstAsync<CircuitHalfOpened>();
        Assert.Equal(0, _context.Posts);
    }

    private sealed class CountingContext : SynchronizationContext
    {
        private int _posts;

        public int Posts => Volatile.Read(ref _posts);

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posts);
            base.Post(d, state);
        }

        /// <summary>Begins something as code of this context does.</summary>
        public T Run<T>(Func<T> action)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                return action();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }
}
