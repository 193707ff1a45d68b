namespace Pandacea.Ipfs.Pins;

/// <summary>How far a pin reaches.</summary>
internal enum PinKind
{
    /// <summary>The block and all below it.</summary>
    Recursive,

    /// <summary>The block alone.</summary>
    Direct,
}
