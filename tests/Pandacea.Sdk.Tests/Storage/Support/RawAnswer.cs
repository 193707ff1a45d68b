namespace Pandacea.Sdk.Tests.Storage;

/// <summary>What the client of a <see cref="NodeFront"/> gets.</summary>
/// <param name="Bytes">Bytes on the wire, head and chunks included.</param>
/// <param name="End">What follows them.</param>
internal sealed record RawAnswer(byte[] Bytes, AnswerEnd End = AnswerEnd.Close);

/// <summary>How an answer ends.</summary>
internal enum AnswerEnd
{
    /// <summary>The connection is closed.</summary>
    Close,

    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>Nothing more comes, and the connection stays.</summary>
    Stall,
}
