namespace Pandacea.Verdict.Judging;

/// <summary>Operations of one name over the whole run.</summary>
public sealed record OperationCount(
    string Name,
    int Invoked,
    int Ok,
    int Failed,
    int Unknown,
    double? P50Ms,
    double? P95Ms);
