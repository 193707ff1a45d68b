using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary>What to look at after a start that failed was the log of the stack at offset 0, and of another run.</summary>
public sealed class RemedyOfItsOffsetTests
{
    [Fact]
    public async Task The_log_that_a_message_names_is_that_of_its_stack()
    {
        await using var program = new TestProgram();
        var anvil = Path.Combine(program.Folder, "anvil");
        await File.WriteAllTextAsync(anvil, "#!/bin/sh\necho 'no such chain' >&2\nexit 7\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(anvil, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var up = await program.With("ANVIL_PATH", anvil).RunAsync("up", "--offset", program.Offset);

        Assert.Equal(3, up.ExitCode);
        Assert.Contains($"pandacea logs evm --offset {program.Offset}", up.Error, StringComparison.Ordinal);
        var logs = await program.RunAsync("logs", "evm", "--offset", program.Offset);
        Assert.Equal(("", 0), (logs.Error, logs.ExitCode));
        Assert.Contains("no such chain", logs.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_a_message_asks_for_is_at_the_offset_that_was_asked_for()
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync("consent", "list", "--offset", program.Offset);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains($"pandacea up --offset {program.Offset}", ran.Error, StringComparison.Ordinal);
    }
}
