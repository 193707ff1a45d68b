using System.Text.Json;
using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary>On a stack that ran and was not ready, <c>up</c> ended with 0 where <c>status</c> ended with 3.</summary>
public sealed class NotReadyToldTests
{
    [Fact]
    public async Task Up_on_a_stack_that_is_not_ready_says_what_is_silent_and_ends_as_status_does()
    {
        await using var program = new TestProgram();
        var up = await program.RunAsync("up", "--offset", program.Offset);
        Assert.True(up.ExitCode == 0, up.Error);
        using var json = JsonDocument.Parse((await program.RunAsync("status", "--json", "--offset", program.Offset)).Output);
        var evm = json.RootElement.GetProperty("services").EnumerateArray().Single(static service => service.GetProperty("name").GetString() == "evm");
        await TestProgram.SignalAsync(evm.GetProperty("pid").GetInt32(), "STOP");

        var again = await program.RunAsync("up", "--offset", program.Offset);

        Assert.Equal(3, again.ExitCode);
        Assert.Contains("not ready: no answer from evm at", again.Error, StringComparison.Ordinal);
        Assert.Contains($"pandacea logs --offset {program.Offset}", again.Error, StringComparison.Ordinal);
        Assert.Equal(3, (await program.RunAsync("status", "--offset", program.Offset)).ExitCode);
    }
}
