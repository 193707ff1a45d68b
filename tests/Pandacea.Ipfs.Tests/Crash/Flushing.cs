namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>What a node flushes. Only <see cref="All"/> keeps the promise that an answer means durable.</summary>
internal enum Flushing
{
    All,

    Nothing,

    Files,

    Folders,
}
