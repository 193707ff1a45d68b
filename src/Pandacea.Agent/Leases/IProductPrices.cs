using System.Numerics;

namespace Pandacea.Agent.Leases;

/// <summary>What the catalogue says about prices.</summary>
public interface IProductPrices
{
    /// <summary>The product's base price in wei; null if there is no such product.</summary>
    BigInteger? BasePriceOf(string productId);
}
