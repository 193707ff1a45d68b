namespace Pandacea.Privacy;

/// <summary>Independent keystreams, one for each index, for example one for each step of a training: a later one can be had without the earlier.</summary>
/// <remarks>Thread safe; the streams are not.</remarks>
public sealed class NoiseStreams
{
    private readonly byte[] _key;

    internal NoiseStreams(byte[] key) => _key = key;

    /// <summary>The stream of an index, from its beginning.</summary>
    public Keystream Open(long index) => new(_key, index);
}
