using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pandacea.Compute.Training;
using Pandacea.Protocol.Json;

namespace Pandacea.Compute.Work;

/// <summary>A state of a training as it is stored: exact to the last bit, and good for its own job only.</summary>
/// <param name="JobId">Whose.</param>
/// <param name="Work">Hash of the work.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Weights">Little-endian doubles in base64.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record Checkpoint(string JobId, string Work, int Step, byte[] Weights)
{
    /// <summary>The same state always gives the same bytes, so the same CID.</summary>
    public static byte[] Write(JobWork work, TrainingState state)
    {
        var weights = new byte[state.Weights.Length * sizeof(double)];
        for (var i = 0; i < state.Weights.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(weights.AsSpan(i * sizeof(double)), state.Weights[i]);
        }

        var checkpoint = new Checkpoint(work.JobId, work.Hash, state.Step, weights);
        return CanonicalJson.Of(JsonSerializer.SerializeToElement(checkpoint, CheckpointJson.Default.Checkpoint));
    }

    /// <summary>The state; null if it is none of this work.</summary>
    public static TrainingState? Read(byte[] bytes, JobWork work, int weights, int steps)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, CheckpointJson.Default.Checkpoint) is { } read
                && read.JobId == work.JobId && read.Work == work.Hash && read.Step >= 0 && read.Step <= steps && read.Weights.Length == weights * sizeof(double)
                ? new(read.Step, [.. Enumerable.Range(0, weights).Select(i => BinaryPrimitives.ReadDoubleLittleEndian(read.Weights.AsSpan(i * sizeof(double))))])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
