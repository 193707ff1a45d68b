namespace Pandacea.Ipfs.Rpc;

/// <summary>A request that is no call of a command: answered with 400 and plain text.</summary>
internal sealed class BadRequestException(string message) : Exception(message);
