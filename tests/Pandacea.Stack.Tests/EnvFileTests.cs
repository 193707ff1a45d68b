using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class EnvFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [Trait("Requirement", "S5")]
    [InlineData("A=1", "1")]
    [InlineData("export A = 1 # one", "1")]
    [InlineData("A=\"x # y\" # z", "x # y")]
    [InlineData("A='x=y'", "x=y")]
    [InlineData("A=a#b", "a#b")]
    [InlineData("A=", "")]
    [InlineData("\uFEFF# c\r\n\r\nA=1\r\nA=2\r\n", "2")]
    public void Values_are_read(string text, string expected)
        => Assert.Equal(expected, Assert.Single(EnvFile.Read(_folder.File(".env", text))).Value);

    [Theory]
    [Trait("Requirement", "S5")]
    [InlineData("A=1\nB", ":2: 'B' is not NAME=value.")]
    [InlineData("1A=2", ":1:")]
    [InlineData("A=\"x", "The quote in the value of A is not closed.")]
    [InlineData("A=1\0", "NUL")]
    public void What_is_not_valid_is_named(string text, string expected)
    {
        var error = Assert.Throws<StackException>(() => EnvFile.Read(_folder.File(".env", text)));

        Assert.Contains(expected, error.Problem.Message);
        Assert.Equal(2, error.Problem.ExitCode);
    }

    [Fact]
    [Trait("Requirement", "S5")]
    public void Invalid_utf8_is_named_with_its_place()
    {
        var file = Path.Combine(_folder.Path, ".env");
        File.WriteAllBytes(file, [(byte)'A', (byte)'=', 0xC3, 0x28]);

        var error = Assert.Throws<StackException>(() => EnvFile.Read(file));

        Assert.Contains("not valid UTF-8 (at byte 2)", error.Problem.Message);
        Assert.Contains("UTF-8", error.Problem.Remedy);
    }

    [Fact]
    [Trait("Requirement", "S5")]
    public void The_environment_wins()
    {
        Environment.SetEnvironmentVariable("PANDACEA_TEST_SET", "outside");
        EnvFile.Apply(_folder.File(".env", "PANDACEA_TEST_SET=inside\nPANDACEA_TEST_UNSET=inside"));

        Assert.Equal("outside", Environment.GetEnvironmentVariable("PANDACEA_TEST_SET"));
        Assert.Equal("inside", Environment.GetEnvironmentVariable("PANDACEA_TEST_UNSET"));
    }

    [Fact]
    [Trait("Requirement", "S5")]
    public void The_folder_comes_before_the_checkout()
    {
        _folder.Folder("repo", ".git");
        var root = _folder.File("repo/.env", "A=root");
        var below = _folder.Folder("repo", "below");

        Assert.Equal(root, EnvFile.Find(below));
        Assert.Equal(_folder.File("repo/below/.env", "A=below"), EnvFile.Find(below));
    }

    public void Dispose() => _folder.Dispose();
}
