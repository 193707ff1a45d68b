using System.Text;
using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Wrappers;

public sealed class ScriptFileTests
{
    [Theory]
    [InlineData("pandacea")]
    [InlineData("test")]
    [InlineData(".ci/run")]
    public async Task Shell_scripts_are_executable_and_parse(string script)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.DoesNotContain('\r', Repository.Read(script));
            return;
        }

        Assert.True(File.GetUnixFileMode(Repository.PathOf(script)).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal("", (await Commands.RunAsync("bash", ["-n", script], Repository.Root)).Errors);
    }

    [Theory]
    [InlineData("pandacea.cmd")]
    [InlineData("test.cmd")]
    public void Batch_files_are_ascii_and_jump_only_to_labels_they_have(string script)
    {
        var text = Repository.Read(script);
        Assert.True(Ascii.IsValid(text));
        Assert.Empty(BatchFile.MissingLabels(text));
        Assert.Empty(BatchFile.DoubledLabels(text));
    }

    [Fact]
    public void The_label_rule_catches_a_label_that_stands_twice() => Assert.Equal(["here"], BatchFile.DoubledLabels(":here\r\ngoto :here\r\n:HERE\r\n:there\r\n"));

    [Fact]
    public void The_label_rule_catches_a_jump_into_nothing() =>
        Assert.Equal(["gone"], BatchFile.MissingLabels("goto here\r\ncall :gone x\r\n:here\r\ngoto :eof\r\n"));
}
