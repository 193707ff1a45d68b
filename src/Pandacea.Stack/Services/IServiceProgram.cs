using System.Diagnostics;

namespace Pandacea.Stack;

/// <summary>What sets one service of the stack apart from the others.</summary>
internal interface IServiceProgram
{
    /// <summary>Name by which people and faults address it.</summary>
    string Name { get; }

    /// <summary>What it is called in messages, with its executable.</summary>
    string Title { get; }

    /// <summary>What it is when it ends, or never answers.</summary>
    StackProblemKind Died { get; }

    /// <summary>Whether it is this program in another role, and its exit codes are <see cref="Protocol.ExitCodes"/>.</summary>
    bool IsOurs => false;

    /// <summary>What to do when it does not start.</summary>
    string Remedy { get; }

    /// <summary>Where it listens on 127.0.0.1.</summary>
    int Port { get; }

    /// <summary>How long it may take to answer.</summary>
    TimeSpan ReadyWithin { get; }

    /// <summary>How it is started.</summary>
    ProcessStartInfo Command();

    /// <summary>Called before each start.</summary>
    /// <returns>Why it cannot start; null if it can.</returns>
    StackProblem? Prepare();

    /// <summary>Whether it answers.</summary>
    Task<bool> AnswersAsync(CancellationToken cancellationToken);

    /// <summary>Where a process cannot be asked to end by a signal: lets it reach a state in which it may be killed, or ends it.</summary>
    Task EndWithoutSignalAsync(Process process, TimeSpan patience);
}
