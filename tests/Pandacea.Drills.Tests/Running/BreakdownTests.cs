using System.Net;
using System.Net.Sockets;
using Pandacea.Drills.Running;
using Pandacea.Drills.Tests.Definition;
using Pandacea.Drills.Tests.Support;
using Pandacea.Drills.Verifying;
using Pandacea.Drills.Workloads;
using Pandacea.Faults.Control;
using Pandacea.Protocol;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;

namespace Pandacea.Drills.Tests.Running;

public sealed class BreakdownTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-breakdown-").FullName;

    public static TheoryData<Exception, string> Causes => new()
    {
        { new HttpRequestException("connection reset"), "could not be reached: connection reset. Look at" },
        { new SocketException((int)SocketError.ConnectionRefused), "could not be reached" },
        { new TaskCanceledException("The request was canceled."), "did not answer in time: The request was canceled. Look at" },
        { new TimeoutException("too slow"), "did not answer in time" },
        { new IOException("No space left on device"), "No space left on device. Free space" },
        { new VerificationException("the node did not answer"), "the node did not answer. Look at" },
        { new DrillLoadException("the contract could not be deployed", new IOException("x")), "the contract could not be deployed" },
        { new FaultControlException(409, "another run holds the lease", "Wait for its end."), "another run holds the lease. Wait for its end." },
        { new FormatException("odd"), "FormatException: odd. This was not foreseen" },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void Whatever_gives_way_is_told_in_one_line_with_the_remedy(Exception cause, string said)
    {
        var line = Breakdown.Explain(cause, 0);
        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    [Trait("Requirement", "S23")]
    public async Task A_run_that_cannot_begin_leaves_its_reason_in_the_journal_and_in_every_report()
    {
        var request = new DrillRequest
        {
            Plan = Sample.Plan("quick"),
            Home = _folder,
            Offset = 0,
            Out = Path.Combine(_folder, "run"),
            RunId = "cannot-begin",
        };
        var folder = await new DrillSession(request, new StandingStack(DeafPort()), new UnseenView(), TimeProvider.System).RunAsync(CancellationToken.None);
        var verdict = VerdictComputer.Compute(folder.Journal);
        Assert.Equal((ExitCodes.Inconclusive, false), (verdict.ExitCode, verdict.Interrupted));
        Assert.Empty(verdict.Damage);
        Reports.WriteAll(verdict, folder.Path);
        foreach (var report in (string[])["report.json", "report.md", "junit.xml"])
        {
            var text = await File.ReadAllTextAsync(Path.Combine(folder.Path, report));
            Assert.Contains("agent failed the call", text, StringComparison.Ordinal);
            Assert.Contains("the injector at", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_running_stack_without_what_the_drill_needs_is_refused_before_anything_is_written()
    {
        var request = new DrillRequest { Plan = Sample.Plan("quick"), Home = _folder, Offset = 0, Out = Path.Combine(_folder, "run"), RunId = "no-agent" };
        var session = new DrillSession(request, new StandingStack(DeafPort(), agent: false), new UnseenView(), TimeProvider.System);
        var refusal = await Assert.ThrowsAsync<DrillSetupException>(() => session.RunAsync(CancellationToken.None));
        Assert.Equal(ExitCodes.Inconclusive, refusal.ExitCode);
        Assert.Contains("no agent", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "run")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A port that nobody listens on.</summary>
    private static int DeafPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
