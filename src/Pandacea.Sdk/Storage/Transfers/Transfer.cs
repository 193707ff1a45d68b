using System.Globalization;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>What all transfers have in common: a deadline, a count, and errors of the SDK's kind.</summary>
internal sealed class Transfer(StorageMetrics metrics, TimeProvider time)
{
    public const string Upload = "upload";
    public const string Download = "download";

    public async Task<T> RunAsync<T>(string direction, TimeSpan? timeout, Func<CancellationToken, Task<T>> carryOut, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Checked(timeout) ?? Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var outcome = StorageMetrics.Failed;
        try
        {
            var result = await carryOut(either.Token).ConfigureAwait(false);
            outcome = StorageMetrics.Succeeded;
            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            outcome = StorageMetrics.Cancelled;
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw OutOfTime(direction, timeout!.Value);
        }
        catch (ContentException error)
        {
            throw StorageException.Of(error);
        }
        finally
        {
            metrics.Ended(direction, outcome);
        }
    }

    private static TimeSpan? Checked(TimeSpan? timeout) => timeout is not { } given || (given > TimeSpan.Zero && given.TotalMilliseconds < uint.MaxValue - 1)
        ? timeout
        : throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A timeout is longer than nothing and shorter than 49 days; leave it out for none.");

    private static CallTimeoutException OutOfTime(string direction, TimeSpan timeout) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The {direction} was not complete within {timeout.TotalSeconds:0.###} s. {(direction == Upload ? "Upload it again with Resume to send only what is missing" : "Download it again")}, or allow more time with Timeout."),
        timeout)
    {
        Dependency = KuboNodes.Dependency,
    };
}
