using Microsoft.Extensions.Time.Testing;
using Pandacea.Drills.Tests.Support;
using Pandacea.Drills.Workloads;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Workloads;

public sealed class OperationRecorderTests
{
    private readonly MemoryJournal _journal = new(new FakeTimeProvider());

    [Fact]
    public async Task An_error_that_the_client_does_not_promise_is_recorded_and_does_not_end_the_run()
    {
        var recorder = new OperationRecorder(_journal);
        var acknowledged = await recorder.RecordAsync(new OperationStart(OperationNames.BlockRead, 0), () => throw new IndexOutOfRangeException("of a list"));
        Assert.Null(acknowledged);
        var ended = Assert.Single(_journal.Of<OperationEnded>());
        Assert.Equal((OperationOutcome.Unknown, "unexpected IndexOutOfRangeException: of a list"), (ended.Outcome, ended.Error));
        Assert.Equal(0, recorder.Pending);
    }
}
