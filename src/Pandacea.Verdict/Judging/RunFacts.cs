using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>What was run.</summary>
/// <param name="RunId">Random id of the run.</param>
/// <param name="Seed">Seed of every reproducible choice.</param>
/// <param name="StartedAt">Wall clock at the start, UTC.</param>
/// <param name="DurationMs">From the first to the last record.</param>
/// <param name="Plan">The resolved plan.</param>
/// <param name="Environment">Versions, options and host facts.</param>
public sealed record RunFacts(
    string RunId,
    string Seed,
    DateTimeOffset StartedAt,
    double DurationMs,
    RunPlan Plan,
    IReadOnlyDictionary<string, string> Environment);
