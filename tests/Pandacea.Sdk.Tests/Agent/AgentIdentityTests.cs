using System.Text;
using System.Text.Json;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Agent;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Agent;

public sealed class AgentIdentityTests : IDisposable
{
    /// <summary>Bob's well known node key of the Substrate tutorial, as libp2p writes it.</summary>
    private const string BobFile = "CAESQGzjvpB9vKvyCppaYKcStCVqVBlgAKjtQFDTUrwRP4xY2s3ncU2FUfZ0uLtLVCOTg8dqKyhvpDbpOyt+sia/Tec=";
    private const string BobPeerId = "12D3KooWQYV9dGMFoRzNStwpXztXaBUjtPqi6aU76ZgUriHhKust";

    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-identity").FullName;

    private string File1 => Path.Combine(_folder, "keys", "identity");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_foreign_key_file_is_read_and_signs_as_the_vectors_say()
    {
        var identity = Bob();
        using var file = JsonDocument.Parse(File.ReadAllText(
            Path.Combine(ToolFolder.Root, "tests", "Pandacea.Protocol.Tests", "Agent", "Vectors", "signature-strings.json")));
        var vectors = file.RootElement.GetProperty("vectors").EnumerateArray().ToList();

        Assert.Equal(BobPeerId, identity.PeerId.ToString());
        Assert.Equal(BobPeerId, identity.ToString());
        Assert.True(vectors.Count >= 4);
        Assert.All(vectors, vector => Assert.Equal(
            vector.GetProperty("signature").GetString(),
            Convert.ToBase64String(identity.Sign(Encoding.UTF8.GetBytes(vector.GetProperty("text").GetString()!)))));
    }

    [Fact]
    public void An_identity_is_made_once_and_found_again()
    {
        var made = AgentIdentity.LoadOrCreate(File1);
        var found = AgentIdentity.LoadOrCreate(File1);
        Assert.Equal(made.PeerId, found.PeerId);
        Assert.Equal(made.Sign("x"u8), AgentIdentity.Load(File1).Sign("x"u8));
        Assert.NotEqual(made.PeerId, AgentIdentity.Generate().PeerId);
        Assert.Equal(["identity"], Directory.GetFiles(Path.GetDirectoryName(File1)!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Whoever_comes_second_uses_what_the_first_one_made()
    {
        const int Rounds = 100;
        const int Callers = 4;
        using var together = new Barrier(Callers);
        var ids = new PeerId[Rounds, Callers];
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Factory.StartNew(() => Make(caller), TaskCreationOptions.LongRunning)));
        Assert.All(Enumerable.Range(0, Rounds), round => Assert.Single(Enumerable.Range(0, Callers).Select(caller => ids[round, caller]).Distinct()));

        void Make(int caller)
        {
            for (var round = 0; round < Rounds; round++)
            {
                together.SignalAndWait();
                ids[round, caller] = AgentIdentity.LoadOrCreate(File1 + round).PeerId;
            }
        }
    }

    [Fact]
    public void Only_the_owner_may_read_the_file()
    {
        AgentIdentity.Generate().Save(File1);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File1));
        }

        var content = File.ReadAllText(File1);
        Assert.Throws<IdentityFileException>(() => AgentIdentity.Generate().Save(File1));
        Assert.Equal(content, File.ReadAllText(File1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("CAESQGzjvpB9")]
    [InlineData("CAASQGzjvpB9vKvyCppaYKcStCVqVBlgAKjtQFDTUrwRP4xY2s3ncU2FUfZ0uLtLVCOTg8dqKyhvpDbpOyt+sia/Tec=")]
    [InlineData("CAESQGzjvpB9vKvyCppaYKcStCVqVBlgAKjtQFDTUrwRP4xY2s3ncU2FUfZ0uLtLVCOTg8dqKyhvpDbpOyt+siaAAAA=")]
    public void What_is_no_identity_is_said_to_be_none(string content)
    {
        File.WriteAllText(Path.Combine(_folder, "bad"), content);
        var error = Assert.Throws<IdentityFileException>(() => AgentIdentity.LoadOrCreate(Path.Combine(_folder, "bad")));
        Assert.Contains("bad", error.Message);
        Assert.DoesNotContain("GzjvpB9", error.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_not_made_by_loading()
    {
        Assert.Throws<IdentityFileException>(() => AgentIdentity.Load(File1));
        Assert.False(File.Exists(File1));
        File.WriteAllText(Path.Combine(_folder, "file"), "");
        Assert.Throws<IdentityFileException>(() => AgentIdentity.LoadOrCreate(Path.Combine(_folder, "file", "below")));
    }

    private AgentIdentity Bob()
    {
        var path = Path.Combine(_folder, "bob");
        File.WriteAllText(path, BobFile + "\n");
        return AgentIdentity.Load(path);
    }
}
