using System.Security.Cryptography;

namespace Anlan.Web.Access;

public static class NewPassword
{
    // Without letters and digits that look alike, so that it can be read out.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    /// <summary>Twelve letters and digits in three groups, about 57 bits: <c>kd4r-w7mx-a2pn</c>.</summary>
    public static string Generate()
    {
        while (true)
        {
            var characters = RandomNumberGenerator.GetString(Letters + Digits, 12);
            if (!characters.Any(char.IsDigit) || !characters.Any(char.IsLetter)) continue;
            return $"{characters[..4]}-{characters[4..8]}-{characters[8..]}";
        }
    }
}
