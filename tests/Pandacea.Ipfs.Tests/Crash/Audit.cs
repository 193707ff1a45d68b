using System.Text.Json;

namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>Asks a node for everything that was acknowledged, and whether everything that it calls pinned is whole.</summary>
internal sealed class Audit(Uri node) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = node };

    /// <summary>What is missing, not pinned or altered.</summary>
    public async Task<IReadOnlyList<string>> LostAsync(IEnumerable<Written> written)
    {
        var pinned = await PinnedAsync();
        var lost = new List<string>();
        foreach (var each in written)
        {
            var problem = !pinned.Contains(each.Root.ToString()) ? "not pinned" : await ProblemAsync(each.Root.ToString(), each.Bytes);
            if (problem is not null)
            {
                lost.Add($"{each.Name}, {each.Size} bytes, {each.Root}: {problem}");
            }
        }

        return lost;
    }

    /// <summary>Pins whose content is not whole.</summary>
    public async Task<IReadOnlyList<string>> HalfPinsAsync()
    {
        var half = new List<string>();
        foreach (var root in await PinnedAsync())
        {
            if (await ProblemAsync(root, null) is { } problem)
            {
                half.Add($"pinned {root}: {problem}");
            }
        }

        return half;
    }

    /// <summary>Takes every pin away, and deletes all.</summary>
    public async Task ForgetAsync()
    {
        foreach (var root in await PinnedAsync())
        {
            (await _http.PostAsync($"pin/rm?arg={root}", null)).EnsureSuccessStatusCode();
        }

        (await _http.PostAsync("repo/gc?silent=true", null)).EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private async Task<string?> ProblemAsync(string root, byte[]? expected)
    {
        using var response = await _http.PostAsync($"cat?arg={root}", null);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return !response.IsSuccessStatusCode || response.TrailingHeaders.Any() ? $"{(int)response.StatusCode} {string.Join(' ', response.TrailingHeaders.SelectMany(header => header.Value))}"
            : expected is not null && !bytes.AsSpan().SequenceEqual(expected) ? "altered"
            : null;
    }

    private async Task<HashSet<string>> PinnedAsync()
    {
        using var response = await _http.PostAsync("pin/ls?type=recursive&stream=true", null);
        var text = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("Cid").GetString()!)];
    }
}
