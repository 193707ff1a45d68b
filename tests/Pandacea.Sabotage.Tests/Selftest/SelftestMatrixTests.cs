using System.Text.Json.Nodes;

namespace Pandacea.Sabotage.Tests.Selftests;

public sealed class SelftestMatrixTests
{
    private static readonly SelftestOutcome[] Outcomes =
    [
        new("flap", "control", "none", 0, Statuses("passed", "passed"), null, "/a"),
        new("flap", "no-jitter", "backoff", 1, Statuses("failed", "passed"), null, "/b"),
        new("flap", "no-retry", "backoff", 0, Statuses("passed", "inconclusive"), "exit code 0, expected 1", "/c"),
    ];

    [Fact]
    public void The_table_shows_who_noticed_and_who_had_to()
    {
        using var text = new StringWriter { NewLine = "\n" };
        SelftestMatrix.Write(Outcomes, text, json: false);
        var lines = text.ToString().Split('\n');
        Assert.Equal("                         exit  backoff  loss", lines[0]);
        Assert.Equal("control                     0  +        +", lines[1]);
        Assert.Equal("no-jitter                   1  [F]      +", lines[2]);
        Assert.Equal("no-retry                    0  [+]      ?     exit code 0, expected 1", lines[3]);
        Assert.Contains("1 of 3 not as expected", lines);
    }

    [Fact]
    public void The_document_tells_the_same()
    {
        using var text = new StringWriter();
        SelftestMatrix.Write(Outcomes, text, json: true);
        var survivors = JsonNode.Parse(text.ToString())!.AsArray().Where(static outcome => !outcome!["killed"]!.GetValue<bool>());
        Assert.Equal("no-retry", Assert.Single(survivors)!["sabotage"]!.GetValue<string>());
    }

    private static Dictionary<string, string> Statuses(string backoff, string loss) => new() { ["backoff"] = backoff, ["loss"] = loss };
}
