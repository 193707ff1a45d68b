namespace Pandacea.Verdict.Judging;

/// <summary>What cannot be relied upon in a run, worst last.</summary>
internal enum Unreliability
{
    /// <summary>Nothing: the findings count.</summary>
    None,

    /// <summary>The run did not go as planned or was not alone, so that times are not the system's.</summary>
    Measurement,

    /// <summary>What the drilled system stands on gave way: the chain, the injector or the disk.</summary>
    Surroundings,

    /// <summary>The journal is not what was written.</summary>
    Journal,
}
