namespace Pandacea.Sdk.Resilience;

/// <summary>Why a failed attempt was the call's last.</summary>
internal enum CallEnd
{
    /// <summary>As many retries as allowed.</summary>
    RetriesUsedUp,

    /// <summary>A retry could not change the answer.</summary>
    NotRetryable,

    /// <summary>The circuit is open.</summary>
    CircuitOpen,

    /// <summary>The wait would outlast the total timeout.</summary>
    NoTimeLeft,

    /// <summary>The retry budget is empty.</summary>
    BudgetEmpty,
}
