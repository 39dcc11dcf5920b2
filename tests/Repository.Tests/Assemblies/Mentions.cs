using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Anlan.Repository.Tests.Assemblies;

/// <summary>A type outside every other type; what is nested in it, closures and state machines too, counts as it.</summary>
public readonly record struct TypeName(string Namespace, string Name)
{
    public override string ToString() => Namespace == "" ? Name : $"{Namespace}.{Name}";
}

/// <summary>A type that another one mentions, and the member where it does.</summary>
public readonly record struct Mention(TypeName By, string Member, TypeName Of);

/// <summary>
/// Everything that a compiled assembly mentions: in base types, constraints, fields, signatures, attributes and
/// their arguments, locals, catch clauses and the instructions of every method body. The signature of a called
/// member counts as mentioned by the caller.
/// </summary>
public static partial class Mentions
{
    public static IReadOnlyList<Mention> Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        return new Reading(file).Mentions();
    }

    public static IReadOnlyList<TypeName> Types(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        return [.. reader.TypeDefinitions.Select(reader.GetTypeDefinition)
            .Where(type => type.GetDeclaringType().IsNil)
            .Select(type => new TypeName(reader.GetString(type.Namespace), reader.GetString(type.Name)))];
    }

    public static IReadOnlyList<string> References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }

    [GeneratedRegex(@"[\p{L}_][\w.]*\.[\w`+<>]+")]
    private static partial Regex QualifiedName();

    private sealed class Reading : ISignatureTypeProvider<int, int>
    {
        private static readonly Dictionary<int, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xFFFF);

        private readonly PEReader file;
        private readonly MetadataReader reader;
        private readonly HashSet<Mention> found = [];
        private TypeName by;
        private string member = "";

        public Reading(PEReader file) => (this.file, reader) = (file, file.GetMetadataReader());

        public IReadOnlyList<Mention> Mentions()
        {
            foreach (var handle in reader.TypeDefinitions)
                Type(handle);
            return [.. found];
        }

        private void Type(TypeDefinitionHandle handle)
        {
            var type = reader.GetTypeDefinition(handle);
            by = Outermost(handle);
            member = reader.GetString(type.Name);
            Entity(type.BaseType);
            foreach (var implementation in type.GetInterfaceImplementations().Select(reader.GetInterfaceImplementation))
            {
                Entity(implementation.Interface);
                Attributes(implementation.GetCustomAttributes());
            }
            foreach (var implementation in type.GetMethodImplementations().Select(reader.GetMethodImplementation))
                Entity(implementation.MethodDeclaration);
            Attributes(type.GetCustomAttributes());
            Parameters(type.GetGenericParameters());

            foreach (var field in type.GetFields().Select(reader.GetFieldDefinition))
            {
                member = Named(type, field.Name);
                field.DecodeSignature(this, 0);
                Attributes(field.GetCustomAttributes());
            }
            foreach (var property in type.GetProperties().Select(reader.GetPropertyDefinition))
            {
                member = Named(type, property.Name);
                property.DecodeSignature(this, 0);
                Attributes(property.GetCustomAttributes());
            }
            foreach (var happening in type.GetEvents().Select(reader.GetEventDefinition))
            {
                member = Named(type, happening.Name);
                Entity(happening.Type);
                Attributes(happening.GetCustomAttributes());
            }
            foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
            {
                member = Named(type, method.Name);
                Method(method);
            }
        }

        private void Method(MethodDefinition method)
        {
            method.DecodeSignature(this, 0);
            Attributes(method.GetCustomAttributes());
            Parameters(method.GetGenericParameters());
            foreach (var parameter in method.GetParameters().Select(reader.GetParameter))
                Attributes(parameter.GetCustomAttributes());
            if (method.RelativeVirtualAddress == 0)
                return;
            var body = file.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil)
                reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(this, 0);
            foreach (var region in body.ExceptionRegions)
                Entity(region.CatchType);
            Instructions(body.GetILReader());
        }

        private void Instructions(BlobReader code)
        {
            while (code.RemainingBytes > 0)
            {
                int value = code.ReadByte();
                var operation = OpCodes[value == 0xFE ? 0xFE00 | code.ReadByte() : value];
                if (FloatingPoint(operation.Name!) is { } number)
                    Seen(number);
                switch (operation.OperandType)
                {
                    case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig:
                        Entity(MetadataTokens.EntityHandle(code.ReadInt32()));
                        break;
                    case OperandType.InlineSwitch:
                        var branches = code.ReadInt32();
                        code.Offset += 4 * branches;
                        break;
                    case OperandType.InlineI8 or OperandType.InlineR:
                        code.Offset += 8;
                        break;
                    case OperandType.InlineBrTarget or OperandType.InlineI or OperandType.InlineString or OperandType.ShortInlineR:
                        code.Offset += 4;
                        break;
                    case OperandType.InlineVar:
                        code.Offset += 2;
                        break;
                    case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                        code.Offset += 1;
                        break;
                }
            }
        }

        private static TypeName? FloatingPoint(string operation) =>
            operation.Contains(".r4") ? new("System", "Single")
            : operation.Contains(".r8") || operation.EndsWith(".r.un") ? new("System", "Double")
            : null;

        private void Entity(EntityHandle handle)
        {
            if (handle.IsNil)
                return;
            switch (handle.Kind)
            {
                case HandleKind.TypeDefinition:
                    Seen(Outermost((TypeDefinitionHandle)handle));
                    break;
                case HandleKind.TypeReference:
                    Seen(Outermost((TypeReferenceHandle)handle));
                    break;
                case HandleKind.TypeSpecification:
                    reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, 0);
                    break;
                case HandleKind.MethodDefinition:
                    var method = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                    Entity(method.GetDeclaringType());
                    method.DecodeSignature(this, 0);
                    break;
                case HandleKind.FieldDefinition:
                    var field = reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                    Entity(field.GetDeclaringType());
                    field.DecodeSignature(this, 0);
                    break;
                case HandleKind.MemberReference:
                    var reference = reader.GetMemberReference((MemberReferenceHandle)handle);
                    Entity(reference.Parent);
                    if (reference.GetKind() == MemberReferenceKind.Method)
                        reference.DecodeMethodSignature(this, 0);
                    else
                        reference.DecodeFieldSignature(this, 0);
                    break;
                case HandleKind.MethodSpecification:
                    var specification = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                    Entity(specification.Method);
                    specification.DecodeSignature(this, 0);
                    break;
                case HandleKind.StandaloneSignature:
                    reader.GetStandaloneSignature((StandaloneSignatureHandle)handle).DecodeMethodSignature(this, 0);
                    break;
            }
        }

        // A type given to an attribute stands in its value as text; so does an enum behind an object.
        private void Attributes(CustomAttributeHandleCollection attributes)
        {
            foreach (var attribute in attributes.Select(reader.GetCustomAttribute))
            {
                Entity(attribute.Constructor);
                if (attribute.Value.IsNil)
                    continue;
                foreach (Match name in QualifiedName().Matches(Encoding.UTF8.GetString(reader.GetBlobBytes(attribute.Value))))
                    if (name.Value.LastIndexOf('.') is var dot)
                        Seen(new(name.Value[..dot], name.Value[(dot + 1)..].Split('+')[0]));
            }
        }

        private void Parameters(GenericParameterHandleCollection parameters)
        {
            foreach (var parameter in parameters.Select(reader.GetGenericParameter))
            {
                Attributes(parameter.GetCustomAttributes());
                foreach (var constraint in parameter.GetConstraints().Select(reader.GetGenericParameterConstraint))
                    Entity(constraint.Type);
            }
        }

        private void Seen(TypeName type) => found.Add(new(by, member, type));

        private string Named(TypeDefinition type, StringHandle name) => $"{reader.GetString(type.Name)}.{reader.GetString(name)}";

        private TypeName Outermost(TypeDefinitionHandle handle)
        {
            var type = reader.GetTypeDefinition(handle);
            for (; !type.GetDeclaringType().IsNil; type = reader.GetTypeDefinition(type.GetDeclaringType())) { }
            return new(reader.GetString(type.Namespace), reader.GetString(type.Name));
        }

        private TypeName Outermost(TypeReferenceHandle handle)
        {
            var type = reader.GetTypeReference(handle);
            for (; type.ResolutionScope.Kind == HandleKind.TypeReference; type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope)) { }
            return new(reader.GetString(type.Namespace), reader.GetString(type.Name));
        }

        // The decoder walks a signature and calls these for each part; only the names matter here.
        private int Saw(TypeName type)
        {
            Seen(type);
            return 0;
        }

        public int GetPrimitiveType(PrimitiveTypeCode code) => Saw(new("System", code.ToString()));
        public int GetTypeFromDefinition(MetadataReader _, TypeDefinitionHandle handle, byte kind) => Saw(Outermost(handle));
        public int GetTypeFromReference(MetadataReader _, TypeReferenceHandle handle, byte kind) => Saw(Outermost(handle));
        public int GetTypeFromSpecification(MetadataReader _, int context, TypeSpecificationHandle handle, byte kind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, 0);
        public int GetModifiedType(int modifier, int type, bool required) => 0;
        public int GetArrayType(int element, ArrayShape shape) => 0;
        public int GetByReferenceType(int element) => 0;
        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;
        public int GetGenericInstantiation(int type, ImmutableArray<int> arguments) => 0;
        public int GetGenericMethodParameter(int context, int index) => 0;
        public int GetGenericTypeParameter(int context, int index) => 0;
        public int GetPinnedType(int element) => 0;
        public int GetPointerType(int element) => 0;
        public int GetSZArrayType(int element) => 0;
    }
}
