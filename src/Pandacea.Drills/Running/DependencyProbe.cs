using System.Net.Sockets;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Asks a dependency through the proxy ten times a second, each time on a fresh connection and by code of its own.</summary>
public sealed class DependencyProbe : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, UseProxy = false });
    private readonly IJournal _journal;
    private readonly TimeProvider _time;
    private readonly ProbeQuestion _question;

    /// <summary>A probe that asks <paramref name="question"/>.</summary>
    public DependencyProbe(ProbeQuestion question, IJournal journal, TimeProvider time) =>
        (_question, _journal, _time) = (question, journal, time);

    /// <summary>Samples until <paramref name="stop"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        var samples = new List<Task>();
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                samples.RemoveAll(static sample => sample.IsCompleted);
                samples.Add(SampleAsync(stop));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Task.WhenAll(samples).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task SampleAsync(CancellationToken stop)
    {
        var begin = _time.GetTimestamp();
        using var timeout = new CancellationTokenSource(Timeout, _time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop, timeout.Token);
        var error = await AskAsync(deadline.Token).ConfigureAwait(false);
        if (!stop.IsCancellationRequested)
        {
            var elapsed = _time.GetElapsedTime(begin).TotalMilliseconds;
            _journal.Append(new ProbeSampled { Dependency = _question.Dependency, Ok = error is null, LatencyMs = elapsed, Error = error });
        }
    }

    private async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var request = _question.Message();
            using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? answer.Contains(_question.Expected, StringComparison.Ordinal) ? null : "wrong answer"
                : $"status {(int)response.StatusCode}";
        }
        catch (OperationCanceledException)
        {
            return "timeout";
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Reason(e);
        }
    }

    private static string Reason(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket)
            {
                return socket.SocketErrorCode == SocketError.ConnectionRefused ? "refused" : "reset";
            }
        }

        return "reset";
    }
}
