namespace Pandacea.Sdk.Resilience;

/// <summary>What travels through the Polly pipeline; the value or failure itself stays in the call.</summary>
internal enum AttemptVerdict
{
    /// <summary>The attempt succeeded.</summary>
    Succeeded,

    /// <summary>The attempt failed.</summary>
    Failed,

    /// <summary>The circuit let no attempt through.</summary>
    NotAttempted,
}
