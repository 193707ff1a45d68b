using System.Text.Json.Serialization;
using Pandacea.Protocol;
using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>What a run amounts to; everything that reports show.</summary>
public sealed record RunVerdict
{
    /// <summary>Version of the shape of <c>report.json</c>.</summary>
    public int SchemaVersion { get; } = 1;

    /// <summary>Version of the judges that found it.</summary>
    public required string JudgeVersion { get; init; }

    /// <summary>Failed with at least one failed criterion; passed with all passed; else inconclusive.</summary>
    public required CriterionStatus Status { get; init; }

    /// <summary>Whether a pass of this run says less than one of the full drill.</summary>
    public required bool Weakened { get; init; }

    /// <summary>One of <see cref="Protocol.ExitCodes"/>.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Whether the run was stopped before its plan was done.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>What was run; null where the journal does not say.</summary>
    public required RunFacts? Run { get; init; }

    /// <summary>The four numbers.</summary>
    public required KeyNumbers Numbers { get; init; }

    /// <summary>Every criterion that was asked, in a fixed order.</summary>
    public required IReadOnlyList<CriterionResult> Criteria { get; init; }

    /// <summary>What happened in each fault window.</summary>
    public required IReadOnlyList<WindowOutcome> Windows { get; init; }

    /// <summary>Operations by name.</summary>
    public required IReadOnlyList<OperationCount> Operations { get; init; }

    /// <summary>Operations that were lost, doubled, altered, not asked for, or unknown to their caller.</summary>
    public required IReadOnlyList<OperationTrouble> Troubles { get; init; }

    /// <summary>What is wrong with the journal.</summary>
    public required IReadOnlyList<JournalDamage> Damage { get; init; }

    /// <summary>What whoever ran it says about the run and the journal does not. For readers; no judge knows it.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>Runs the drill again with the same choices; null where the journal does not say which.</summary>
    public string? ReplayCommand
    {
        get => field ?? Replay();
        init;
    }

    /// <summary>Judges the stored journal again; null where the journal does not say which it is.</summary>
    public string? JudgeCommand
    {
        get => field ?? (Run is null ? null : $"{ProgramName.Text} drill judge {Run.RunId}");
        init;
    }

    /// <summary>Undoes what the run may have left in force.</summary>
    [JsonIgnore]
    public string RecoverCommand { get; init; } = $"{ProgramName.Text} drill recover";

    private string? Replay() => Run is null ? null
        : $"{ProgramName.Text} drill run {ProgramName.Quoted(Run.Plan.File ?? Run.Plan.Drill)} --seed {Run.Seed}{(Run.Plan.Profile == "full" ? string.Empty : $" --profile {Run.Plan.Profile}")}{string.Concat(Run.Plan.Sets.Select(static set => $" --set \"{set}\""))}";
}
