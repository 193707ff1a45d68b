namespace Pandacea.Agent.Following;

/// <summary>What a step of the cursor did.</summary>
internal enum CursorStep
{
    /// <summary>There was nothing new.</summary>
    UpToDate,

    /// <summary>It read up to the newest block.</summary>
    Advanced,

    /// <summary>It read, and there is more.</summary>
    MoreToRead,

    /// <summary>The chain changed under it; nothing was kept.</summary>
    Unsettled,

    /// <summary>It took back what the chain no longer has.</summary>
    RolledBack,
}
