using Microsoft.Extensions.Time.Testing;
using Pandacea.Agent.Admission;

namespace Pandacea.Agent.Tests.Admission;

public sealed class AdmissionQueueTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private AdmissionQueue? _queue;

    [Fact]
    [Trait("Requirement", "S6")]
    public async Task The_third_of_two_is_refused_and_depth_is_what_is_inside()
    {
        var queue = Queue(2);
        var tickets = new List<AdmissionTicket?>();
        for (var i = 0; i < 2; i++)
        {
            tickets.Add((await Enter(queue, "a")).Ticket);
        }

        var third = await Enter(queue, "b");

        Assert.All(tickets, Assert.NotNull);
        Assert.Null(third.Ticket);
        Assert.True(third.RetryAfter >= TimeSpan.FromSeconds(1));
        Assert.Equal(2, queue.Depth);
        Assert.Equal(2, queue.Capacity);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_queue_without_places_is_none(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => Queue(size));

    [Fact]
    [Trait("Requirement", "S91")]
    public async Task Nothing_is_left_behind_by_double_leaving_aborting_and_waiting_too_long()
    {
        var queue = Queue(10);
        var running = await Fill(queue, 2);
        using var gone = new CancellationTokenSource();
        var aborted = queue.EnterAsync(new("a", "k"), gone.Token).AsTask();
        var late = queue.EnterAsync(new("b", "k", TimeSpan.FromMilliseconds(300)), default).AsTask();
        Assert.Equal(4, queue.Depth);

        await gone.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => aborted);
        _time.Advance(TimeSpan.FromMilliseconds(400));
        Assert.True((await late).TooLate);
        foreach (var ticket in running)
        {
            ticket.Dispose();
            ticket.Dispose();
        }

        Assert.Equal(0, queue.Depth);
    }

    [Fact]
    public async Task Work_whose_caller_has_given_up_is_not_started()
    {
        var queue = Queue(10);
        var running = await Fill(queue, 2);
        var given = queue.EnterAsync(new("a", "k", TimeSpan.FromMilliseconds(50)), default).AsTask();
        var patient = queue.EnterAsync(new("b", "k", TimeSpan.FromSeconds(5)), default).AsTask();

        _time.Advance(TimeSpan.FromMilliseconds(60));
        running[0].Dispose();

        Assert.Null((await given).Ticket);
        Assert.NotNull((await patient).Ticket);
    }

    [Fact]
    public async Task Turns_go_round_between_identities()
    {
        var queue = Queue(50);
        var running = await Fill(queue, 2);
        var greedy = Enumerable.Range(0, 20).Select(_ => queue.EnterAsync(new("greedy", "k"), default).AsTask()).ToList();
        var modest = queue.EnterAsync(new("modest", "k"), default).AsTask();

        running[0].Dispose();
        running[1].Dispose();

        Assert.True(modest.IsCompletedSuccessfully);
        Assert.Equal(1, greedy.Count(task => task.IsCompleted));
    }

    [Fact]
    public async Task A_full_queue_lets_the_longest_line_make_room()
    {
        var queue = Queue(10);
        await Fill(queue, 2);
        var greedy = Enumerable.Range(0, 8).Select(_ => queue.EnterAsync(new("greedy", "k"), default).AsTask()).ToList();

        var modest = queue.EnterAsync(new("modest", "k"), default).AsTask();
        var more = await queue.EnterAsync(new("greedy", "k"), default);

        Assert.False(modest.IsCompleted);
        Assert.Null((await greedy[^1]).Ticket);
        Assert.Null(more.Ticket);
        Assert.Equal(10, queue.Depth);
    }

    [Fact]
    public async Task What_waits_outside_takes_no_turn()
    {
        var queue = Queue(20);
        for (var i = 0; i < 5; i++)
        {
            Assert.NotNull((await queue.EnterAsync(new("a", "dispute", WaitsOutside: true), default)).Ticket);
        }

        Assert.Null((await queue.EnterAsync(new("a", "dispute", WaitsOutside: true), default)).Ticket);
        Assert.NotNull((await Enter(queue, "b")).Ticket);
        Assert.Equal(6, queue.Depth);
    }

    [Fact]
    public async Task Retry_after_follows_the_measured_rate()
    {
        var queue = Queue(4);
        await Serve(queue, 40, TimeSpan.FromMilliseconds(500));

        var refused = await Enter(queue, "a");

        // 2 a second, 4 inside.
        Assert.Null(refused.Ticket);
        Assert.InRange(refused.RetryAfter.TotalSeconds, 2, 4);
    }

    [Fact]
    public async Task No_more_begin_in_a_second_than_were_asked_for_however_short_the_work_is()
    {
        var queue = _queue = new(new() { MostPerSecond = 10 }, _time);
        var waiting = Enumerable.Range(0, 40).Select(i => queue.EnterAsync(new("identity " + i, "k", TimeSpan.FromMinutes(1)), default).AsTask()).ToList();
        var begun = 0;
        async Task ServeAsync()
        {
            while (waiting.Find(static call => call.IsCompleted) is { } call)
            {
                waiting.Remove(call);
                (await call).Ticket!.Dispose();
                begun++;
            }
        }

        await ServeAsync();
        Assert.InRange(begun, 1, 2);
        for (var milliseconds = 0; milliseconds < 2_000; milliseconds += 10)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await ServeAsync();
        }

        Assert.InRange(begun, 20, 22);
    }

    [Fact]
    public async Task A_hundred_thousand_calls_leave_nothing()
    {
        var queue = Queue(100);
        for (var i = 0; i < 100_000; i++)
        {
            (await Enter(queue, "identity " + (i % 10_000))).Ticket!.Dispose();
        }

        Assert.Equal(0, queue.Depth);
    }

    public void Dispose() => _queue?.Dispose();

    private static ValueTask<AdmissionResult> Enter(AdmissionQueue queue, string identity) => queue.EnterAsync(new(identity, "k"), default);

    private static async Task<List<AdmissionTicket>> Fill(AdmissionQueue queue, int count)
    {
        var tickets = new List<AdmissionTicket>();
        for (var i = 0; i < count; i++)
        {
            tickets.Add((await Enter(queue, "running")).Ticket!);
        }

        return tickets;
    }

    // Keeps the queue full while one after the other is served; leaves it full.
    private async Task Serve(AdmissionQueue queue, int count, TimeSpan each)
    {
        var inside = new Queue<Task<AdmissionResult>>();
        void Add() => inside.Enqueue(queue.EnterAsync(new("a", "k", TimeSpan.FromMinutes(1)), default).AsTask());
        while (queue.Depth < queue.Capacity)
        {
            Add();
        }

        queue.Squeeze(0);
        for (var i = 0; i < count; i++)
        {
            _time.Advance(each);
            (await inside.Dequeue()).Ticket!.Dispose();
            Add();
        }
    }

    private AdmissionQueue Queue(int size) => _queue = new(new() { QueueSize = size }, _time);
}
