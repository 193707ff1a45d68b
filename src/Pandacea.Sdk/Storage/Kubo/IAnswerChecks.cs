using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <summary>What an answer has to show before it is believed.</summary>
internal interface IAnswerChecks
{
    /// <summary>Whether these are the bytes that the CID stands for.</summary>
    bool IsBlock(Cid cid, ReadOnlyMemory<byte> block);

    /// <summary>What the node says went wrong after it had begun to answer with success.</summary>
    /// <param name="response">Read to its end.</param>
    /// <returns>Null: nothing.</returns>
    string? StreamError(HttpResponseMessage response);

    /// <summary>Whether the node says, asked again, that it keeps the content.</summary>
    bool IsKept(KuboPin? pin);
}
