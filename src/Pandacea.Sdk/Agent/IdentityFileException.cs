namespace Pandacea.Sdk.Agent;

/// <summary>The file with the key that signs requests cannot be used.</summary>
public sealed class IdentityFileException : PandaceaException
{
    internal IdentityFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
