using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Tests.Support;
using Pandacea.Drills.Workloads;
using Pandacea.Sdk;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Jobs;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Workloads;

/// <summary>Judges know by its words that a job may still come to its end: the SDK's own.</summary>
public sealed class LateJobTests
{
    [Fact]
    public async Task What_the_SDK_says_of_a_job_that_takes_longer_is_what_judges_understand()
    {
        await using var services = new ServiceCollection().AddSingleton(AgentIdentity.Generate()).AddPandacea(options =>
        {
            options.Agent.BaseUrl = Nobody();
            options.Resilience.MaxRetries = 0;
        }).BuildServiceProvider();
        var jobs = services.GetRequiredService<IJobClient>();
        var journal = new MemoryJournal(TimeProvider.System);

        await new OperationRecorder(journal).RecordAsync(new OperationStart(OperationNames.JobComplete, 0), async () =>
        {
            await jobs.WaitAsync("j1", TimeSpan.FromMilliseconds(1), CancellationToken.None);
            return new Acknowledgement();
        });

        var ended = Assert.Single(journal.Of<OperationEnded>());
        Assert.StartsWith($"{nameof(JobNotCompleteException)}: The job j1 {OperationErrors.NotInTime} 0.001 s", ended.Error, StringComparison.Ordinal);
        Assert.Equal((OperationOutcome.Failed, false), (ended.Outcome, OperationErrors.SaysUnusable(ended)));
    }

    private static Uri Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/");
    }
}
