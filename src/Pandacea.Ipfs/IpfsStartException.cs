namespace Pandacea.Ipfs;

/// <summary>The node cannot start; the message says what to do.</summary>
public sealed class IpfsStartException(string message, Exception? innerException = null) : Exception(message, innerException);
