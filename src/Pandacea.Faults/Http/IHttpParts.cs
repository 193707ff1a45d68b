namespace Pandacea.Faults.Http;

/// <summary>Parts of HTTP/1.1 messages as a scanner finds them.</summary>
internal interface IHttpParts
{
    /// <summary>Start line and headers, complete.</summary>
    /// <returns>Whether a body may follow.</returns>
    bool Head(ReadOnlySpan<byte> head, long at);

    /// <summary>A part of the body.</summary>
    void Body(ReadOnlySpan<byte> part);

    /// <summary>The message is complete.</summary>
    void Complete();
}
