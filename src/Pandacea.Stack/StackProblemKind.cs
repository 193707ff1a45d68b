namespace Pandacea.Stack;

/// <summary>Why a stack could not do what was asked.</summary>
public enum StackProblemKind
{
    /// <summary>The home folder cannot be written.</summary>
    HomeNotWritable,

    /// <summary>No space is left where the home folder is.</summary>
    DiskFull,

    /// <summary>A setting (option, variable, <c>.env</c>) is not valid.</summary>
    InvalidSetting,

    /// <summary>A port is held by something else.</summary>
    PortTaken,

    /// <summary>Anvil has to be installed and there is no Node.js to do it.</summary>
    NodeMissing,

    /// <summary>npm could not install Anvil.</summary>
    InstallFailed,

    /// <summary>There is no Anvil and no way to install it.</summary>
    AnvilMissing,

    /// <summary>Anvil ended, or never answered, when it was started.</summary>
    AnvilDied,

    /// <summary>The supervisor ended, or the stack was not ready in time.</summary>
    NotReady,

    /// <summary>The stack that runs here was started by another version of the program.</summary>
    OtherVersion,

    /// <summary>Things that are each in the way.</summary>
    Several,

    /// <summary>No stack runs here.</summary>
    NotRunning,

    /// <summary>There is no such service.</summary>
    UnknownService,

    /// <summary>A fault is in force on the service.</summary>
    FaultInForce,

    /// <summary>A process or fault that a dead supervisor left could not be undone.</summary>
    CouldNotUndo,
}
