using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Pandacea.Ipfs.Disk;
using Pandacea.Protocol.Agent;

namespace Pandacea.Ipfs;

/// <summary>The node's key, made once and kept in its folder.</summary>
internal sealed class NodeIdentity
{
    // Protobuf: field 1 (type) is Ed25519, field 2 (data) has 32 bytes.
    private static readonly byte[] KeyHead = [0x08, 0x01, 0x12, 0x20];
    private readonly byte[] _publicKey;

    private NodeIdentity(Ed25519PrivateKeyParameters key) => (_publicKey, PeerId) =
        (key.GeneratePublicKey().GetEncoded(), PeerId.FromPublicKey(key.GeneratePublicKey().GetEncoded()));

    public PeerId PeerId { get; }

    /// <value>Base64 of the protobuf that libp2p makes of it.</value>
    public string PublicKey => Convert.ToBase64String([.. KeyHead, .. _publicKey]);

    /// <exception cref="IpfsStoreException">The key cannot be kept.</exception>
    public static NodeIdentity Open(string folder, IFlusher flusher)
    {
        var file = Path.Combine(folder, "identity.key");
        try
        {
            if (File.Exists(file))
            {
                return new(new Ed25519PrivateKeyParameters(File.ReadAllBytes(file)));
            }

            var key = new Ed25519PrivateKeyParameters(new SecureRandom());
            var temporary = file + ".new";
            using (var target = new FileStream(temporary, Private(FileMode.Create)))
            {
                target.Write(key.GetEncoded());
                flusher.File(target.SafeFileHandle);
            }

            File.Move(temporary, file, overwrite: true);
            flusher.Folder(folder);
            return new(key);
        }
        catch (ArgumentException error)
        {
            throw new IpfsStoreException(IpfsStoreFailure.Disk, $"The key in {file} is damaged. Restore it, or delete it: the node then gets a new one.", error);
        }
        catch (Exception error) when (IpfsStoreException.IsOfDisk(error))
        {
            throw IpfsStoreException.From(error);
        }
    }

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
