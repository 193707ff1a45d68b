using System.Security.Cryptography;
using System.Text.Json;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Verifying;

/// <summary>Content on the IPFS node, read straight from it, past proxy and SDK, by code of its own.</summary>
/// <param name="node">The node itself.</param>
/// <param name="earlier">What was pinned before the run.</param>
public sealed class NodeSource(Uri node, IReadOnlySet<string> earlier)
{
    private const int AtOnce = 4;
    private const string Trailer = "X-Stream-Error";

    // What a node says of a block that it should have; other refusals are of what is no file, a directory for example.
    private static readonly string[] Losses = ["could not find", "not found", "not those that its CID stands for"];
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>What was pinned before the run by anybody, so that it has to be there at the end.</summary>
    public IReadOnlySet<string> PinnedBefore { get; init; } = new HashSet<string>();

    /// <summary>CIDs of all that is pinned as a whole; throws <see cref="VerificationException"/> where the node does not say.</summary>
    public async Task<HashSet<string>> PinsAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await PostAsync("pin/ls?type=recursive", cancellationToken).ConfigureAwait(false);
            using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));

            // A node without pins leaves the keys out.
            return answer.RootElement.TryGetProperty("Keys", out var keys) ? [.. keys.EnumerateObject().Select(static pin => pin.Name)] : [];
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is HttpRequestException or OperationCanceledException or JsonException or InvalidOperationException or IOException)
        {
            throw new VerificationException($"the IPFS node at {node} does not say what is pinned: {e.Message}", e);
        }
    }

    /// <summary>All that is pinned, read to its end, and what was pinned before and is not any more.</summary>
    public async Task<IReadOnlyList<ContentFound>> ContentsAsync(CancellationToken cancellationToken)
    {
        var pins = await PinsAsync(cancellationToken).ConfigureAwait(false);
        var found = PinnedBefore.Except(pins).Select(static cid => new ContentFound { Cid = cid, Earlier = true, Error = "it is not pinned any more" }).ToList();
        foreach (var some in pins.Chunk(AtOnce))
        {
            found.AddRange(await Task.WhenAll(some.Select(cid => ReadAsync(cid, cancellationToken))).ConfigureAwait(false));
        }

        await MakeSureAsync(found.Exists(static content => content.Error is not null), cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>All artifacts of jobs among what is pinned, and what cannot be read of it.</summary>
    public async Task<IReadOnlyList<ArtifactFound>> ArtifactsAsync(CancellationToken cancellationToken)
    {
        var found = new List<ArtifactFound>();
        foreach (var some in (await PinsAsync(cancellationToken).ConfigureAwait(false)).Where(cid => !earlier.Contains(cid)).Chunk(AtOnce))
        {
            found.AddRange((await Task.WhenAll(some.Select(cid => ArtifactAsync(cid, cancellationToken))).ConfigureAwait(false)).OfType<ArtifactFound>());
        }

        await MakeSureAsync(found.Exists(static artifact => artifact.Error is not null), cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>What could not be read is lost only if the node is there: one that answers nothing has lost nothing.</summary>
    private async Task MakeSureAsync(bool unreadable, CancellationToken cancellationToken)
    {
        if (unreadable)
        {
            await PinsAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ArtifactFound?> ArtifactAsync(string cid, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await PostAsync($"cat?arg={cid}", cancellationToken).ConfigureAwait(false);
            var read = ArtifactReading.Of(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
            return StreamError(response) is { } error ? new ArtifactFound { Cid = cid, Error = error }
                : read is { JobId: { } job, Hash: { } hash } ? new ArtifactFound { Cid = cid, JobId = job, Hash = hash, Error = read.Problem }
                : null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is HttpRequestException or OperationCanceledException or IOException)
        {
            return new ArtifactFound { Cid = cid, Error = e.Message };
        }
    }

    private async Task<ContentFound> ReadAsync(string cid, CancellationToken cancellationToken)
    {
        var content = new ContentFound { Cid = cid, Earlier = earlier.Contains(cid) };
        try
        {
            using var response = await SendAsync($"cat?arg={cid}", cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                var said = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
                return content with { Error = !content.Earlier || Losses.Any(loss => said.Contains(loss, StringComparison.Ordinal)) ? $"{(int)response.StatusCode} {said.Trim()}" : null };
            }

            var (terms, error) = await HashAsync(response, cancellationToken).ConfigureAwait(false);
            return content with { Terms = error is null ? terms : null, Error = error };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is HttpRequestException or OperationCanceledException or IOException)
        {
            return content with { Error = e.Message };
        }
    }

    private static async Task<(ContentTerms Terms, string? Error)> HashAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, total) = (new byte[64 * 1024], 0L);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        while (await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            total += read;
        }

        return (new ContentTerms(Convert.ToHexStringLower(hash.GetHashAndReset()), total), StreamError(response));
    }

    private static string? StreamError(HttpResponseMessage response) => response.TrailingHeaders.TryGetValues(Trailer, out var said) ? string.Join(' ', said) : null;

    private async Task<HttpResponseMessage> PostAsync(string command, CancellationToken cancellationToken) =>
        (await SendAsync(command, cancellationToken).ConfigureAwait(false)).EnsureSuccessStatusCode();

    private async Task<HttpResponseMessage> SendAsync(string command, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node, $"api/v0/{command}"));
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }
}
