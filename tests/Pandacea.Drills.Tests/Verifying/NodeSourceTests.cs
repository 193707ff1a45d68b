using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pandacea.Drills.Verifying;
using Pandacea.Ipfs;

namespace Pandacea.Drills.Tests.Verifying;

/// <summary>Reads a real node whose blocks are taken away and spoilt behind its back.</summary>
public sealed class NodeSourceTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-node-source-").FullName;
    private IpfsHost? _node;

    private NodeSource Source => new(_node!.Address, new HashSet<string>());

    public async Task InitializeAsync() =>
        _node = await IpfsHost.StartAsync(new() { DataDirectory = _folder, Port = 0 }, TimeProvider.System, TextWriter.Null, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _node!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Gives_artifacts_and_not_what_else_is_pinned()
    {
        var (cid, _) = await AddAsync(Artifact("j1"));
        await AddAsync("no artifact");

        var found = Assert.Single(await Source.ArtifactsAsync(default));
        Assert.Equal((cid, "j1", null), (found.Cid, found.JobId, found.Error));
        Assert.NotNull(found.Hash);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_block_that_is_gone_or_spoilt_is_that_artifacts_trouble_alone(bool gone)
    {
        var (lost, file) = await AddAsync(Artifact("j1"));
        await AddAsync(Artifact("j2"));
        Spoil(file, gone);

        var found = await Source.ArtifactsAsync(default);

        Assert.Equal(2, found.Count);
        var unreadable = Assert.Single(found, artifact => artifact.Cid == lost);
        Assert.NotNull(unreadable.Error);
        Assert.Null(unreadable.JobId);
        Assert.Null(Assert.Single(found, artifact => artifact.JobId == "j2").Error);
    }

    [Fact]
    public async Task An_artifact_that_is_not_what_its_hash_says_has_an_error()
    {
        await AddAsync(Artifact("j1").Replace("\"t\"", "\"u\"", StringComparison.Ordinal));
        Assert.StartsWith("its hash says ", Assert.Single(await Source.ArtifactsAsync(default)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_that_is_gone_is_that_contents_trouble_alone()
    {
        var (lost, file) = await AddAsync("one");
        await AddAsync("two");
        Spoil(file, gone: true);

        var found = await Source.ContentsAsync(default);

        Assert.NotNull(Assert.Single(found, content => content.Cid == lost).Error);
        Assert.Single(found, content => content.Terms is { Bytes: 3 });
    }

    [Theory]
    [InlineData("kept", null)]
    [InlineData("unpinned", "not pinned")]
    [InlineData("gone", "could not find")]
    [InlineData("spoilt", "not those")]
    public async Task What_was_pinned_before_must_still_be_there(string fate, string? error)
    {
        var (cid, file) = await AddAsync("one");
        var source = Before(cid);
        if (fate == "unpinned")
        {
            using var response = await Http.PostAsync(new Uri(_node!.Address, $"api/v0/pin/rm?arg={cid}"), null);
            response.EnsureSuccessStatusCode();
        }
        else if (fate != "kept")
        {
            Spoil(file, gone: fate == "gone");
        }

        var found = Assert.Single(await source.ContentsAsync(default));

        Assert.Equal((cid, true), (found.Cid, found.Earlier));
        Assert.Equal(error is null ? 3 : null, found.Terms?.Bytes);
        Assert.True(error is null ? found.Error is null : found.Error!.Contains(error, StringComparison.Ordinal), found.Error);
    }

    [Fact]
    public async Task A_directory_that_was_pinned_before_is_no_trouble()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "folder%2Ffile" } };
        using var response = await Http.PostAsync(new Uri(_node!.Address, "api/v0/add"), form);
        var last = (await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        using var answer = JsonDocument.Parse(last);
        var cid = answer.RootElement.GetProperty("Hash").GetString()!;

        var found = Assert.Single(await Before(cid).ContentsAsync(default));

        Assert.Equal((cid, null, null), (found.Cid, found.Terms, found.Error));
    }

    [Fact]
    public async Task A_node_that_does_not_answer_has_lost_nothing()
    {
        await AddAsync(Artifact("j1"));
        var source = Source;
        await _node!.DisposeAsync();

        await Assert.ThrowsAsync<VerificationException>(() => source.ArtifactsAsync(default));
        await Assert.ThrowsAsync<VerificationException>(() => source.ContentsAsync(default));
    }

    private NodeSource Before(string cid) => new(_node!.Address, new HashSet<string> { cid }) { PinnedBefore = new HashSet<string> { cid } };

    private static string Artifact(string job)
    {
        var bare = $$$"""{"created_at":"t","dp":{"clip":0,"enabled":false,"epsilon":null,"noise_multiplier":0},"epsilon":null,"job_id":"{{{job}}}","model":{}}""";
        return $$"""{"hash":"{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bare)))}}",{{bare[1..]}}""";
    }

    private static void Spoil(string file, bool gone)
    {
        if (gone)
        {
            File.Delete(file);
        }
        else
        {
            File.WriteAllText(file, "spoilt");
        }
    }

    private async Task<(string Cid, string File)> AddAsync(string content)
    {
        var before = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "file" } };
        using var response = await Http.PostAsync(new Uri(_node!.Address, "api/v0/add?cid-version=1&raw-leaves=true"), form);
        using var answer = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        var made = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Except(before);
        return (answer.RootElement.GetProperty("Hash").GetString()!, made.Single(file => File.ReadAllText(file) == content));
    }
}
