using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary>A bad line in <c>.env</c> kept a stack from being taken down and faults from being lifted.</summary>
public sealed class BrokenSettingsTests
{
    [Theory]
    [InlineData(0, "down")]
    [InlineData(0, "drill", "recover")]
    [InlineData(2, "drill", "list")]
    public async Task What_runs_can_be_ended_whatever_the_settings_are(int expected, params string[] command)
    {
        await using var program = new TestProgram();
        program.With("PANDACEA_HOME", program.Folder);
        await File.WriteAllTextAsync(Path.Combine(program.Folder, ".env"), "garbage\n");

        var ran = await program.RunAsync(command);

        Assert.Equal(expected, ran.ExitCode);
        Assert.Contains(".env:1", ran.Error);
    }

    [Theory]
    [InlineData("there-is-none", "cannot be read")]
    [InlineData("/dev/zero", "more than 65536 bytes")]
    public async Task A_file_that_is_no_manifest_is_named(string file, string expected)
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync("consent", "add", file);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(expected, ran.Error);
        Assert.DoesNotContain("not foreseen", ran.Error);
    }

    [Fact]
    public async Task A_remedy_is_about_the_stack_that_was_asked_for()
    {
        await using var program = new TestProgram();
        program.With("PANDACEA_HOME", program.Folder);

        var ran = await program.RunAsync("restart", "agent", "--offset", program.Offset);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains($"pandacea up --offset {program.Offset}", ran.Error);
    }
}
