using Microsoft.Data.Sqlite;
using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary>An agent that answered 503 to <c>/readyz</c>, and refused jobs, was "ready" in <c>status</c>, and <c>restart</c> ended well.</summary>
public sealed class NotReadyAgentToldTests
{
    [Fact]
    public async Task Restart_and_status_say_what_the_agent_lacks()
    {
        await using var program = new TestProgram();
        var up = await program.RunAsync("up", "--offset", program.Offset);
        Assert.True(up.ExitCode == 0, up.Error);
        await using (var connection = new SqliteConnection($"Data Source={Store(program)};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO privacy_balances VALUES ('peer', 0, -1)";
            await command.ExecuteNonQueryAsync();
        }

        var restart = await program.RunAsync("restart", "agent", "--offset", program.Offset);

        Assert.Equal(3, restart.ExitCode);
        Assert.DoesNotContain("restarted and answers.", restart.Output, StringComparison.Ordinal);
        Assert.Contains("agent was restarted and answers, but is not ready: privacy_ledger: ", restart.Error, StringComparison.Ordinal);
        var status = await program.RunAsync("status", "--offset", program.Offset);
        Assert.Equal(3, status.ExitCode);
        Assert.Contains("agent is not ready: privacy_ledger: the privacy balances", status.Output, StringComparison.Ordinal);
        var again = await program.RunAsync("up", "--offset", program.Offset);
        Assert.Equal(3, again.ExitCode);
        Assert.Contains("agent answers, but lacks privacy_ledger: ", again.Error, StringComparison.Ordinal);
        var recover = await program.RunAsync("drill", "recover", "--offset", program.Offset);
        Assert.True(recover.ExitCode == 0, recover.Output + recover.Error);
    }

    private static string Store(TestProgram program) => Directory.GetFiles(program.Folder, "agent.db", SearchOption.AllDirectories).Single();
}
