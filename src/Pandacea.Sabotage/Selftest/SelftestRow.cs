namespace Pandacea.Sabotage;

/// <summary>One run of a self-test.</summary>
/// <param name="Sabotage">What is wrong in it; null for the run without any.</param>
/// <param name="Whole">Whether it is the whole quick drill, on a stack of its own.</param>
internal sealed record SelftestRow(ISabotage? Sabotage, bool Whole)
{
    // A run recovers within one second, and one that does not is seen not to in four: only the run without a sabotage need show more.
    private const string Observed = "4s";

    /// <summary>What it is called.</summary>
    public string Name => Sabotage?.Name ?? Selftest.Control;

    /// <summary>Whether it can use a stack that others have used: what is wrong in an agent is wrong from its start.</summary>
    public bool Shares => !Whole && Sabotage is { Role: Roles.Runner };

    /// <summary>What is shorter than in the quick profile.</summary>
    public IReadOnlyList<string> Sets(string drill) => Whole || drill != DrillNames.EvmRpcFlap
        ? []
        : [$"observe={Observed}", $"criteria.recovery.within={Observed}"];
}
