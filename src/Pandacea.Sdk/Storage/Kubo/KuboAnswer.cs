using System.Text.Json;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Reads the answer of a node to its end; whatever is not a whole answer is a failure, never a value.</summary>
internal static class KuboAnswer
{
    /// <summary>Twice the largest block that nodes exchange.</summary>
    private const int MaxBody = 4 << 20;
    private const int MostLetters = 500;

    // Holds the usual block, so that it is copied once and not seven times.
    private const int LeafRoom = 264 * 1024;

    public static async ValueTask<AttemptResult<ReadOnlyMemory<byte>>> ReadAsync(
        HttpResponseMessage response, AttemptContext attempt, IAnswerChecks checks, TimeProvider time, CancellationToken cancellationToken)
    {
        var failure = HttpFailures.Of(response, time);
        try
        {
            var body = await BodyAsync(response, attempt, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
            {
                return Described(failure, body);
            }

            return body is not { } whole ? new AttemptFailure(FailureKind.Altered, $"the answer is longer than {MaxBody} bytes")
                : checks.StreamError(response) is { } error ? new AttemptFailure(FailureKind.Truncated, $"stream error: {Printable(error)}")
                : AttemptResult<ReadOnlyMemory<byte>>.Succeeded(whole);
        }
        catch (Exception error) when (failure is not null && TransportFailures.Of(error) is not null)
        {
            // The status is known, only its explanation is lost.
            return failure;
        }
    }

    /// <summary>An answer that could not be read as the one expected.</summary>
    public static AttemptFailure Unreadable(string why, Exception? error = null) => new(FailureKind.Truncated, $"unreadable answer: {why}") { Error = error };

    private static AttemptFailure Described(AttemptFailure failure, ReadOnlyMemory<byte>? body)
    {
        if (ErrorIn(body) is not { } error)
        {
            return failure;
        }

        // Kubo answers 500 to whatever did not work; what it does not have, it will not have a moment later.
        var isFinal = error.IsMissing || error.IsNotPinned;
        return failure with { Kind = isFinal ? FailureKind.Rejected : failure.Kind, Cause = $"{failure.Cause}: {error.Message}", Error = error };
    }

    private static KuboError? ErrorIn(ReadOnlyMemory<byte>? body)
    {
        try
        {
            using var json = JsonDocument.Parse(body ?? default);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("Message", out var message) && message.ValueKind == JsonValueKind.String
                && root.TryGetProperty("Type", out var type) && type.ValueEquals("error")
                    ? new(Printable(message.GetString()!))
                    : null;
        }
        catch (Exception error) when (KuboValues.IsUnreadable(error))
        {
            return null;
        }
    }

    /// <returns>Null: it is longer than allowed.</returns>
    private static async ValueTask<ReadOnlyMemory<byte>?> BodyAsync(HttpResponseMessage response, AttemptContext attempt, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[4096];
        var length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            attempt.Progressed();
            length += read;
            if (length > MaxBody)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, length < LeafRoom ? LeafRoom : length * 2);
            }
        }

        return buffer.AsMemory(0, length);
    }

    /// <summary>Another party's text ends up in logs: it must not look like lines of its own, nor fill them.</summary>
    private static string Printable(string text) =>
        string.Concat(text.Take(MostLetters).Select(letter => char.IsControl(letter) ? ' ' : letter));
}
